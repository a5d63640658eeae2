"""The words every official document prints as they are. Decree 30/2020/NĐ-CP, Annex I; the appendix of the form.

They are layout, not messages: no other wording is permitted and none is shown in another language.
"""

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_WORD = "Số:"
ADDRESSED_TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
ANNEX = "Phụ lục"

ANNEX_NUMBER = "STT"
ANNEX_LABEL = "Chỉ tiêu thống kê"
ANNEX_LABEL_NOTE = "(Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)"
ANNEX_RESULT = "Kết quả thống kê"
ANNEX_UNIT = "Đơn vị tính"
ANNEX_VALUE = "Số liệu"
ANNEX_NOTE = "Ghi chú"

CARRIED_DESCRIPTION = "Số liệu của báo cáo, để phần mềm đọc lại"
