"""A department of justice: the first half of 2024, shares and changes in long sentences."""

JUSTICE = """
UBND TỈNH THANH HÓA
SỞ TƯ PHÁP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1120/BC-STP
Thanh Hóa, ngày 15 tháng 6 năm 2024
BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2024
Kính gửi: Sở Nội vụ tỉnh Thanh Hóa.
Thực hiện Kế hoạch số 266/KH-UBND ngày 27/12/2023 của UBND tỉnh Thanh Hóa, Sở Tư pháp báo cáo công tác cải cách hành chính (CCHC) 6 tháng đầu năm 2024 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC
1. Về chỉ đạo, điều hành
Sở đã ban hành 17 văn bản chỉ đạo CCHC (04 kế hoạch, 13 công văn); nâng điểm chỉ số CCHC năm 2023 lên 88,15 điểm, tăng 1,35 điểm so với năm 2022 (86,8 điểm), xếp hạng 7/20, tăng 03 bậc so với hạng 10.
2. Về thực hiện kế hoạch CCHC
Trong số 36 nhiệm vụ của kế hoạch năm, Sở đã hoàn thành 20 nhiệm vụ, đạt 55,56%; 16 nhiệm vụ còn lại đang được triển khai.
3. Về thực hiện nhiệm vụ được giao
Tỉnh giao Sở 210 nhiệm vụ: 180 nhiệm vụ hoàn thành đúng hạn (85,71%), không có nhiệm vụ hoàn thành quá hạn; 30 nhiệm vụ đang thực hiện trong hạn.
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
Sở thẩm định 45 dự thảo văn bản, tăng 12,5% so với cùng kỳ (40 dự thảo); tham mưu ban hành 01 nghị quyết và 02 quyết định quy phạm pháp luật. Rà soát 64 văn bản, trong đó kiến nghị xử lý 08 văn bản, đã xử lý 05 văn bản.
2. Cải cách thủ tục hành chính
Sở có 132 thủ tục hành chính, trong đó 98 thủ tục toàn trình (74,24%) và 34 thủ tục một phần (25,76%). Trong kỳ tiếp nhận 14.250 hồ sơ, chủ yếu là lý lịch tư pháp; đã giải quyết 13.980 hồ sơ, 13.952 hồ sơ đúng và trước hạn (đạt 99,8%), 28 hồ sơ quá hạn (0,2%); 270 hồ sơ đang giải quyết. Có 12.113/14.250 hồ sơ nộp trực tuyến, chiếm 85%. Không phát sinh phản ánh, kiến nghị về quy định hành chính.
3. Cải cách tổ chức bộ máy
Sở có 07 phòng và 03 đơn vị sự nghiệp; biên chế hành chính được giao 52 biên chế, có mặt 50 biên chế, thiếu 02 biên chế.
4. Cải cách chế độ công vụ
Đã cử 75 lượt công chức, viên chức đi đào tạo, bồi dưỡng, gồm 15 lượt học lý luận chính trị, 20 lượt bồi dưỡng ngạch và 40 lượt tập huấn nghiệp vụ. Không có công chức bị kỷ luật.
5. Cải cách tài chính công
Ba đơn vị sự nghiệp thực hiện tự chủ, trong đó 01 đơn vị tự bảo đảm chi thường xuyên và 02 đơn vị tự bảo đảm một phần.
6. Chính quyền điện tử, chính quyền số
100% văn bản đi được ký số; tỷ lệ hồ sơ thanh toán trực tuyến đạt 62,5%, tăng 8,1 điểm phần trăm so với cùng kỳ năm 2023 (54,4%).
III. ĐÁNH GIÁ CHUNG
1. Những ưu điểm
Công tác thẩm định bảo đảm tiến độ.
2. Tồn tại, hạn chế
Còn 28 hồ sơ quá hạn do chờ tra cứu; 03 văn bản kiến nghị xử lý chưa được xử lý xong.
IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024
Hoàn thành 16 nhiệm vụ còn lại, phấn đấu không còn hồ sơ quá hạn.
Trên đây là báo cáo công tác CCHC 6 tháng đầu năm 2024 của Sở Tư pháp./.
Nơi nhận:
- Như trên;
- Ban Giám đốc Sở;
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê Thị Hoa
Phụ lục
THỐNG KÊ SỐ LIỆU CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2024 CỦA SỞ TƯ PHÁP
(Kèm theo Báo cáo số 1120/BC-STP ngày 15 tháng 6 năm 2024 của Sở Tư pháp)
"""

JUSTICE_FIGURES = """
A.1=17 A.2.1=36 A.2.2=20 A.5.5=210 A.5.6=180 B.1=3 B.1.1=3 B.3.1=64 B.3.2.1=8 B.3.2.2=5 C.1.4=132 C.1.4.1=132
C.3.1.1=13980 C.3.1.2=13952 D.1.1.1=1 D.1.5=3 D.1.5.2=3 D.2.1=52 D.2.2=50 E.1.1=1 E.1.1.1=1 E.1.2=3 E.1.2.1=3
D.1.5.4=0 D.2.5=10,34 G.5.1.1=1 G.5.2=100 G.5.2.1=100 G.5.3.1=1 F.2.1=3 F.2.3=1 F.2.4=2 F.2.4.1=2 G.3=100
"""
