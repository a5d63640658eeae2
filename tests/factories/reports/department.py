"""A department: quarter one of 2024."""

DEPARTMENT = """
UBND TỈNH QUẢNG TRỊ
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 08/BC-SXD
Quảng Trị, ngày 15 tháng 3 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính quý I năm 2024
Kính gửi: Sở Nội vụ tỉnh Quảng Trị.
Căn cứ Kế hoạch số 210/KH-UBND ngày 28/12/2023 của UBND tỉnh Quảng Trị về CCHC năm 2024, Sở Xây dựng báo cáo kết quả quý I năm 2024 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
1. Về kế hoạch cải cách hành chính
Sở đã ban hành Kế hoạch số 03/KH-SXD ngày 05/01/2024 về CCHC, Kế hoạch số 06/KH-SXD ngày 12/01/2024 về tuyên truyền và Công văn số 115/SXD-VP ngày 02/02/2024 đôn đốc các phòng; kết quả CCHC được đưa vào đánh giá thi đua.
2. Về nhiệm vụ được giao
Quý I năm 2024, Sở được giao 18 nhiệm vụ, đã hoàn thành 15 nhiệm vụ, đang thực hiện 03 nhiệm vụ trong hạn.
II. KẾT QUẢ THỰC HIỆN CẢI CÁCH HÀNH CHÍNH
1. Cải cách thể chế
Sở đã tham mưu 02 dự thảo quyết định; việc soạn thảo tuân thủ Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ.
2. Cải cách thủ tục hành chính
Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa, một cửa liên thông, Sở đã rút ngắn thời gian giải quyết 05 thủ tục hành chính về cấp phép xây dựng.
Không có hồ sơ trễ hạn, không có phản ánh, kiến nghị của tổ chức, cá nhân.
3. Cải cách tổ chức bộ máy
Cơ cấu tổ chức của Sở gồm 07 phòng và 01 đơn vị sự nghiệp; việc tinh giản biên chế thực hiện theo Nghị định số 29/2023/NĐ-CP ngày 03/6/2023 của Chính phủ, thay thế Nghị định số 108/2014/NĐ-CP ngày 20/11/2014.
4. Cải cách chế độ công vụ
Sở đã hoàn thiện đề án vị trí việc làm; thực hiện nghiêm kỷ luật, kỷ cương hành chính, văn hóa công sở.
5. Cải cách tài chính công
Quy chế chi tiêu nội bộ được sửa đổi, công khai tại hội nghị cán bộ, công chức, viên chức và người lao động.
6. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số
Sở cung cấp 40 dịch vụ công trực tuyến toàn trình; dữ liệu cấp phép được chia sẻ qua nền tảng dùng chung của tỉnh, trang thông tin điện tử https://sxd.quangtri.gov.vn cập nhật thường xuyên.
III. ĐÁNH GIÁ CHUNG
1. Kết quả nổi bật
Công tác CCHC được triển khai đồng bộ, chỉ số của Sở năm 2023 xếp thứ 4 trong khối.
2. Tồn tại, hạn chế
Tỷ lệ hồ sơ thanh toán trực tuyến còn thấp; kinh phí cho chuyển đổi số hạn chế.
IV. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2024
Tiếp tục rà soát, đơn giản hóa thủ tục hành chính; tổ chức đối thoại với doanh nghiệp trong quý II năm 2024.
Trên đây là kết quả công tác cải cách hành chính quý I năm 2024 của Sở Xây dựng./.
Nơi nhận:
- Như trên;
- Giám đốc Sở (b/c);
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Hữu Phúc
Phụ lục
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2024 CỦA SỞ XÂY DỰNG
(Kèm theo Báo cáo số 08/BC-SXD ngày 15 tháng 3 năm 2024 của Sở Xây dựng)
"""
