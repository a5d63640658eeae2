"""A district: the first half of 2022."""

DISTRICT = """
UBND TỈNH SƠN LA
ỦY BAN NHÂN DÂN HUYỆN MAI SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 312/BC-UBND
Mai Sơn, ngày 17 tháng 6 năm 2022
BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2022 và nhiệm vụ trọng tâm 6 tháng cuối năm 2022
Kính gửi: Sở Nội vụ.
Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2022 của UBND tỉnh Sơn La về CCHC năm 2022, UBND huyện Mai Sơn báo cáo kết quả 6 tháng đầu năm 2022 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
1. Về kế hoạch
UBND huyện đã ban hành Kế hoạch số 28/KH-UBND ngày 27/01/2022 về CCHC và Kế hoạch số 34/KH-UBND ngày 11/02/2022 về kiểm tra CCHC; các xã, thị trấn đều xây dựng kế hoạch riêng.
2. Về kiểm tra
Đoàn kiểm tra của huyện đã làm việc tại 05 xã, kiến nghị chấn chỉnh 04 nội dung (chi tiết tại Phụ lục).
3. Về tuyên truyền
Đài truyền thanh phát 24 tin, bài; mạng xã hội Zalo của huyện đăng 60 tin.
II. KẾT QUẢ CẢI CÁCH HÀNH CHÍNH
1. Cải cách thể chế
Huyện thực hiện nghiêm Luật Ban hành văn bản quy phạm pháp luật và Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ, được sửa đổi bởi Nghị định số 154/2020/NĐ-CP ngày 31/12/2020.
2. Cải cách thủ tục hành chính
Bộ phận một cửa cấp huyện tiếp nhận 3.420 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 99,2%, tăng 0,4% so với cùng kỳ năm 2021.
3. Cải cách tổ chức bộ máy
Triển khai Nghị định số 108/2020/NĐ-CP ngày 14/9/2020 của Chính phủ về tổ chức các cơ quan chuyên môn thuộc UBND huyện.
4. Cải cách chế độ công vụ
Việc tuyển dụng, bổ nhiệm cán bộ, công chức, viên chức bảo đảm công khai, dân chủ; đã cử 120 lượt người đi đào tạo, bồi dưỡng.
5. Cải cách tài chính công
Các đơn vị sự nghiệp thực hiện cơ chế tự chủ theo Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ.
6. Xây dựng và phát triển chính quyền điện tử, chính quyền số
100% văn bản của huyện được ký số và gửi qua trục liên thông; phần mềm quản lý văn bản hoạt động ổn định.
III. ĐÁNH GIÁ
1. Ưu điểm
Cấp ủy, chính quyền quan tâm chỉ đạo, trách nhiệm người đứng đầu được nâng lên.
2. Hạn chế
Vẫn còn hồ sơ đất đai giải quyết quá hạn; việc số hóa hồ sơ ở cấp xã còn chậm.
IV. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2022
1. Hoàn thành kiểm tra CCHC tại các xã còn lại.
2. Nâng cao chất lượng dịch vụ công trực tuyến, khắc phục tình trạng hồ sơ quá hạn.
Trên đây là báo cáo công tác CCHC 6 tháng đầu năm 2022 của UBND huyện Mai Sơn./.
Nơi nhận:
- Sở Nội vụ;
- TT Huyện ủy, HĐND huyện;
- Lưu: VT, NV.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Minh
Phụ lục
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2022
(Kèm theo Báo cáo số 312/BC-UBND ngày 17 tháng 6 năm 2022 của UBND huyện Mai Sơn)
"""
