"""A commune after districts were abolished: quarter three of 2025."""

COMMUNE = """
UBND TỈNH ĐỒNG NAI
ỦY BAN NHÂN DÂN XÃ TÂN PHÚ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/BC-UBND
Tân Phú, ngày 16 tháng 9 năm 2025
BÁO CÁO
Công tác cải cách hành chính quý III năm 2025
Kính gửi: Sở Nội vụ tỉnh Đồng Nai.
Thực hiện chế độ báo cáo định kỳ, UBND xã Tân Phú báo cáo kết quả công tác cải cách hành chính (CCHC) quý III năm 2025 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC
1. Về chỉ đạo, điều hành
Ngay sau khi đi vào hoạt động theo mô hình chính quyền địa phương hai cấp, UBND xã đã ban hành Kế hoạch số 12/KH-UBND ngày 18/7/2025 về công tác CCHC 06 tháng cuối năm và Quyết định số 35/QĐ-UBND ngày 25/7/2025 kiện toàn bộ phận một cửa.
Chủ tịch UBND xã trực tiếp phụ trách, giao ban hằng tuần với các phòng chuyên môn để tháo gỡ vướng mắc.
2. Về thực hiện nhiệm vụ được giao
Trong quý III, UBND xã được giao 10 nhiệm vụ, đã hoàn thành 10 nhiệm vụ đúng hạn.
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
UBND xã thực hiện rà soát văn bản quy phạm pháp luật do các xã trước sắp xếp ban hành theo Nghị định số 79/2025/NĐ-CP ngày 01/4/2025 của Chính phủ.
2. Cải cách thủ tục hành chính
Trung tâm phục vụ hành chính công xã tiếp nhận hồ sơ theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ; niêm yết công khai số điện thoại đường dây nóng và trang thông tin điện tử https://tanphu.dongnai.gov.vn.
3. Cải cách tổ chức bộ máy hành chính nhà nước
Xã có 03 phòng chuyên môn và 01 trung tâm; chức năng, nhiệm vụ được quy định rõ ràng.
4. Cải cách chế độ công vụ
Cán bộ, công chức được bố trí theo vị trí việc làm; 02 công chức tham gia lớp bồi dưỡng nghiệp vụ.
5. Cải cách tài chính công
Công khai dự toán, quyết toán ngân sách đúng quy định.
6. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số
Toàn bộ văn bản đi được ký số; người dân được hướng dẫn nộp hồ sơ trực tuyến qua Cổng Dịch vụ công quốc gia.
III. ĐÁNH GIÁ CHUNG
1. Kết quả đạt được
Bộ máy hoạt động thông suốt, không để gián đoạn việc giải quyết hồ sơ của người dân.
2. Tồn tại, hạn chế
Trang thiết bị còn thiếu; một số công chức chưa quen với phần mềm dùng chung.
IV. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2025
Tiếp tục số hóa hồ sơ, tập huấn kỹ năng số cho công chức và tổ công nghệ số cộng đồng.
Trên đây là báo cáo của UBND xã Tân Phú về công tác CCHC quý III năm 2025./.
Nơi nhận:
- Như trên;
- Đảng ủy, HĐND xã;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thị Lan
Phụ lục
THỐNG KÊ SỐ LIỆU VỀ KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC QUÝ III NĂM 2025
(Kèm theo Báo cáo số 45/BC-UBND ngày 16 tháng 9 năm 2025 của UBND xã Tân Phú)
"""
