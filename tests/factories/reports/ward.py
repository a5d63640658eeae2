"""A ward in its first year after the districts: the year 2025, its appendix a workbook of its own."""

WARD = """
UBND TỈNH LÂM ĐỒNG
ỦY BAN NHÂN DÂN PHƯỜNG 3 BẢO LỘC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 214/BC-UBND
Bảo Lộc, ngày 16 tháng 12 năm 2025
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2025, phương hướng, nhiệm vụ năm 2026
Kính gửi: Sở Nội vụ tỉnh Lâm Đồng.
Thực hiện Kế hoạch số 18/KH-UBND ngày 21/7/2025 của UBND tỉnh Lâm Đồng về cải cách hành chính (CCHC), UBND phường 3 Bảo Lộc báo cáo kết quả thực hiện năm 2025 như sau:
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC
1. Về chỉ đạo, điều hành
Sau khi vận hành mô hình chính quyền địa phương hai cấp, UBND phường đã ban hành 12 văn bản chỉ đạo, gồm 01 kế hoạch, 02 quyết định và 09 công văn; trong đó có Kế hoạch số 22/KH-UBND ngày 30/7/2025 về CCHC và Quyết định số 41/QĐ-UBND ngày 05/8/2025 về quy chế làm việc của Trung tâm Phục vụ hành chính công.
2. Về thực hiện kế hoạch CCHC
Kế hoạch đề ra 30 nhiệm vụ; đến nay đã hoàn thành 30/30 nhiệm vụ, đạt 100%.
3. Về tuyên truyền
Phát 1.200 tờ rơi (800 tờ về dịch vụ công trực tuyến, 400 tờ về thanh toán không dùng tiền mặt); tổ chức 11 buổi sinh hoạt khu phố với 640 lượt người tham dự, gồm 260 lượt nam và 380 lượt nữ.
4. Về thực hiện nhiệm vụ UBND tỉnh giao
UBND tỉnh giao UBND phường 58 nhiệm vụ; phường đã hoàn thành đúng hạn 52 nhiệm vụ, hoàn thành quá hạn 02 nhiệm vụ, số còn lại đang thực hiện trong hạn.
II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
Phường đã rà soát 24 văn bản, kiến nghị xử lý 03 văn bản không còn phù hợp.
2. Cải cách thủ tục hành chính
Trung tâm Phục vụ hành chính công của phường tiếp nhận 9.420 hồ sơ, trong đó trực tuyến 8.478 hồ sơ (90%), trực tiếp 942 hồ sơ (10%). Kết quả: đã giải quyết 9.310 hồ sơ (đúng và trước hạn 9.296 hồ sơ, quá hạn 14 hồ sơ), đang giải quyết 110 hồ sơ, tất cả còn trong hạn. Tỷ lệ giải quyết đúng hạn đạt 99,85%.
Đã gửi thư xin lỗi đối với 14/14 hồ sơ quá hạn; tiếp nhận 06 phản ánh, kiến nghị, đã trả lời 06 phản ánh, kiến nghị.
3. Cải cách tổ chức bộ máy
Phường có 03 phòng chuyên môn và Trung tâm Phục vụ hành chính công. Được giao 62 biên chế, có mặt 58 biên chế, còn thiếu 04 biên chế; ký 03 hợp đồng lao động làm công việc hỗ trợ, phục vụ.
4. Cải cách chế độ công vụ
Cử 96 lượt cán bộ, công chức tham gia bồi dưỡng (kỹ năng số 58 lượt, nghiệp vụ hộ tịch 14 lượt, đất đai 24 lượt); không có cán bộ, công chức bị kỷ luật.
5. Cải cách tài chính công
Phường công khai dự toán, quyết toán; giải ngân 4,2 tỷ đồng trên 4,5 tỷ đồng vốn đầu tư công được giao, đạt 93,33%.
6. Xây dựng chính quyền số
100% văn bản được ký số và gửi trên môi trường điện tử; 11 tổ công nghệ số cộng đồng với 66 thành viên hoạt động đều.
III. ĐÁNH GIÁ CHUNG
1. Kết quả nổi bật
Công tác CCHC có chuyển biến, mức độ hài lòng đạt 97,5%.
2. Tồn tại, hạn chế
Còn 14 hồ sơ giải quyết quá hạn, chủ yếu ở lĩnh vực đất đai; 02 nhiệm vụ hoàn thành quá hạn do thiếu nhân lực.
IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026
Tiếp tục tuyên truyền dịch vụ công trực tuyến, nâng tỷ lệ hồ sơ trực tuyến lên 95%.
Trên đây là báo cáo kết quả công tác CCHC năm 2025 của UBND phường 3 Bảo Lộc./.
Nơi nhận:
- Như trên;
- Thường trực Đảng ủy, HĐND phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thị Minh
"""

WARD_FIGURES = """
A.1=12 A.2.1=30 A.2.2=30 A.5.5=58 A.5.6=52 A.5.7=2 B.3.1=24 B.3.2.1=3 B.3.2.2=3 C.1.4=340 C.1.4.3=340
C.3.3.1=9310 C.3.3.2=9296 C.3.4.1=6 C.3.4.2=6 D.2.1=62 D.2.2=58 D.2.3=3 D.2.5=0 E.1.1=1 E.1.1.1=1 F.1.1=4500 F.1.2=4200
G.3=100 G.5.2=100 G.5.2.3=100
"""
