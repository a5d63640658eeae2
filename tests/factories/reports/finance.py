"""A department of finance: quarter one of 2025, the account of dossiers told as a list."""

FINANCE = """
UBND TỈNH NGHỆ AN
SỞ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 93/BC-STC
Nghệ An, ngày 15 tháng 3 năm 2025
BÁO CÁO
Công tác cải cách hành chính quý I năm 2025
Kính gửi: Sở Nội vụ tỉnh Nghệ An.
Căn cứ Kế hoạch số 12/KH-UBND ngày 08/01/2025 của UBND tỉnh Nghệ An, Sở Tài chính báo cáo công tác cải cách hành chính (CCHC) quý I năm 2025 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
1. Về chỉ đạo, điều hành
Sở ban hành Kế hoạch số 05/KH-STC ngày 14/01/2025 về CCHC và Kế hoạch số 07/KH-STC ngày 20/01/2025 về kiểm tra CCHC.
2. Về thực hiện kế hoạch
Kế hoạch năm 2025 có 40 nhiệm vụ; hết quý I đã hoàn thành 11/40 nhiệm vụ, đạt 27,5% kế hoạch.
3. Về kiểm tra CCHC
Đã kiểm tra 03/12 phòng, đơn vị, đạt 25% kế hoạch; phát hiện 08 vấn đề, đã xử lý 06 vấn đề (75%).
4. Thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao
Trong quý I, Sở được giao 120 nhiệm vụ, gồm 35 nhiệm vụ kỳ trước chuyển sang và 85 nhiệm vụ giao mới. Đã hoàn thành 84 nhiệm vụ (đúng hạn 82, quá hạn 02), đang thực hiện 36 nhiệm vụ (trong hạn 35, quá hạn 01).
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
Sở tham mưu UBND tỉnh ban hành 02 quyết định quy phạm pháp luật; lấy ý kiến 05 dự thảo.
2. Cải cách thủ tục hành chính
Kết quả giải quyết hồ sơ từ ngày 15/12/2024 đến ngày 14/3/2025:
- Tổng số hồ sơ tiếp nhận: 1.560 hồ sơ, trong đó:
+ Kỳ trước chuyển sang: 60 hồ sơ;
+ Tiếp nhận mới: 1.500 hồ sơ.
- Số hồ sơ đã giải quyết: 1.470 hồ sơ, trong đó:
+ Trước hạn: 1.100 hồ sơ;
+ Đúng hạn: 366 hồ sơ;
+ Quá hạn: 04 hồ sơ.
- Số hồ sơ đang giải quyết: 90 hồ sơ.
Tỷ lệ giải quyết trước hạn và đúng hạn đạt 99,73%, tăng 0,4 điểm phần trăm so với cùng kỳ (99,33%).
3. Cải cách tổ chức bộ máy
Sau khi hợp nhất với Sở Kế hoạch và Đầu tư từ ngày 01/3/2025, Sở có 10 phòng (giảm 04 phòng so với trước), 01 đơn vị sự nghiệp. Biên chế được giao 148, có mặt 141.
4. Cải cách chế độ công vụ
Bổ nhiệm 12 công chức, điều động 09 công chức; cử 42 lượt công chức bồi dưỡng.
5. Cải cách tài chính công
Sở tham mưu giao dự toán cho 210 đơn vị sự nghiệp, trong đó 08 đơn vị tự bảo đảm chi thường xuyên và chi đầu tư, 32 đơn vị tự bảo đảm chi thường xuyên, 90 đơn vị tự bảo đảm một phần và 80 đơn vị do Nhà nước bảo đảm.
6. Chính quyền điện tử, chính quyền số
Sở cung cấp 96 dịch vụ công trực tuyến, gồm 70 dịch vụ toàn trình và 26 dịch vụ một phần.
III. ĐÁNH GIÁ CHUNG
1. Ưu điểm
Các nhiệm vụ cơ bản bám sát kế hoạch.
2. Tồn tại, hạn chế
Còn 04 hồ sơ trả quá hạn, 01 nhiệm vụ quá hạn chưa hoàn thành; 02 vấn đề phát hiện qua kiểm tra chưa xử lý xong.
IV. NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2025
Hoàn thành sắp xếp phòng, rà soát thủ tục hành chính sau hợp nhất.
Trên đây là báo cáo công tác CCHC quý I năm 2025 của Sở Tài chính./.
Nơi nhận:
- Như trên;
- Lãnh đạo Sở;
- Lưu: VT, VP.
GIÁM ĐỐC
Nguyễn Xuân Hải
Phụ lục
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2025 CỦA SỞ TÀI CHÍNH
(Kèm theo Báo cáo số 93/BC-STC ngày 15 tháng 3 năm 2025 của Sở Tài chính)
"""

FINANCE_FIGURES = """
A.1=2 A.2.1=40 A.2.2=11 A.3.1=3 A.3.3.1=8 A.3.3.2=6 A.5.5=120 A.5.6=82 A.5.7=2 A.5.8=1 B.1=2 B.1.1=2 C.1.4=96
C.1.4.1=96 C.3.1.1=1470 C.3.1.2=1466 D.1.1.1=1 D.2.1=148 D.2.2=141 E.1.1=1 E.1.1.1=1 E.1.2=1 E.1.2.1=1 D.1.5.4=0 D.2.5=8,64 G.5.1.1=1 G.5.2=100 G.5.2.1=100 G.5.3.1=1 D.1.5=1 D.1.5.2=1 F.2.1=1 F.2.4=1 F.2.4.1=1 G.3=100
"""
