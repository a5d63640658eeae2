"""The management board of economic zones: the year 2024, a department by another name."""

ZONE = """
UBND TỈNH QUẢNG NINH
BAN QUẢN LÝ KHU KINH TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 356/BC-BQLKKT
Quảng Ninh, ngày 16 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024 và phương hướng, nhiệm vụ năm 2025
Kính gửi: Sở Nội vụ tỉnh Quảng Ninh.
Thực hiện Kế hoạch số 305/KH-UBND ngày 29/12/2023 của UBND tỉnh Quảng Ninh về cải cách hành chính (CCHC), Ban Quản lý Khu kinh tế báo cáo kết quả năm 2024 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC
1. Về chỉ đạo, điều hành
Ban đã ban hành Kế hoạch số 02/KH-BQLKKT ngày 09/01/2024 về CCHC, Kế hoạch số 04/KH-BQLKKT ngày 16/01/2024 về kiểm soát thủ tục hành chính và 06 công văn đôn đốc.
2. Về thực hiện kế hoạch CCHC
Kế hoạch có 25 nhiệm vụ, đã hoàn thành 25 nhiệm vụ, đạt 100%.
3. Về kiểm tra CCHC
Kiểm tra 04/08 phòng, đạt 50%; qua kiểm tra phát hiện 05 vấn đề, đã khắc phục 05/05 vấn đề.
4. Về thực hiện nhiệm vụ được giao
Thủ tướng Chính phủ giao 02 nhiệm vụ, đã hoàn thành đúng hạn 02 nhiệm vụ. UBND tỉnh giao Ban Quản lý Khu kinh tế 164 nhiệm vụ; Ban đã hoàn thành 160 nhiệm vụ (đúng hạn 157, quá hạn 03), còn 04 nhiệm vụ đang thực hiện trong hạn.
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
Ban tham mưu UBND tỉnh ban hành 01 quyết định quy phạm pháp luật về quản lý khu công nghiệp.
2. Cải cách thủ tục hành chính
Ban có 68 thủ tục hành chính. Trong năm tiếp nhận 2.310 hồ sơ (trực tuyến 2.080, trực tiếp 230); đã giải quyết 2.250 hồ sơ: trước hạn 1.980 hồ sơ (88%), đúng hạn 265 hồ sơ (11,78%), quá hạn 05 hồ sơ (0,22%); đang giải quyết 60 hồ sơ.
Tiếp nhận 04 phản ánh, kiến nghị về quy định hành chính, đã xử lý 04 phản ánh, kiến nghị.
3. Cải cách tổ chức bộ máy
Ban có 08 phòng và 02 đơn vị sự nghiệp. Biên chế công chức được giao 64 biên chế, có mặt 60 biên chế; 09 hợp đồng lao động.
4. Cải cách chế độ công vụ
Trong năm tuyển dụng 03 công chức, bổ nhiệm lại 05 người. Xử lý kỷ luật 01 trường hợp bằng hình thức khiển trách.
5. Cải cách tài chính công
Giải ngân vốn đầu tư công 182,4 tỷ đồng, đạt 95% kế hoạch (192 tỷ đồng).
6. Chính quyền điện tử, chính quyền số
Cung cấp 68/68 dịch vụ công trực tuyến toàn trình, đạt 100%; 2.080 hồ sơ trực tuyến, chiếm 90,04% số hồ sơ tiếp nhận.
III. ĐÁNH GIÁ CHUNG
1. Kết quả nổi bật
Môi trường đầu tư trong khu kinh tế tiếp tục được cải thiện.
2. Tồn tại, hạn chế
Còn 05 hồ sơ quá hạn; 03 nhiệm vụ hoàn thành quá hạn; 01 công chức bị kỷ luật.
IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025
Rút ngắn thời gian giải quyết thủ tục đầu tư, phấn đấu 100% hồ sơ đúng hạn.
Trên đây là báo cáo kết quả công tác CCHC năm 2024 của Ban Quản lý Khu kinh tế./.
Nơi nhận:
- Như trên;
- Lãnh đạo Ban;
- Lưu: VT, VP.
TRƯỞNG BAN
Phạm Quang Huy
Phụ lục
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2024 CỦA BAN QUẢN LÝ KHU KINH TẾ
(Kèm theo Báo cáo số 356/BC-BQLKKT ngày 16 tháng 12 năm 2024 của Ban Quản lý Khu kinh tế)
"""

ZONE_FIGURES = """
A.1=8 A.2.1=25 A.2.2=25 A.3.1=4 A.3.3.1=5 A.3.3.2=5 A.5.1=2 A.5.2=2 A.5.5=164 A.5.6=157 A.5.7=3 B.1=1 B.1.1=1
C.1.4=68 C.1.4.1=68 C.3.1.1=2250 C.3.1.2=2245 C.3.4.1=4 C.3.4.2=4 D.1.1.1=1 D.1.5=2 D.1.5.2=2 D.2.1=64 D.2.2=60 D.2.3=9
E.1.1=1 E.1.1.1=1 E.1.2=2 E.1.2.1=2 E.2.1=3 E.4.3=1 F.1.1=192000 F.1.2=182400 D.1.5.4=0 D.2.5=12,33 G.5.1.1=1 G.5.2=100 G.5.2.1=100 G.5.3.1=1 G.6.2.1=68 G.6.2.2=68 G.6.2.3=61 G.6.3.1=68 G.6.3.2=68 G.6.4.1=2310 G.6.4.2=2080 G.6.5.1=20 G.6.5.2=20 F.2.1=2 F.2.4=2 F.2.4.1=2 G.3=100
"""
