import { defineErrors } from '../../errors/index.js';

export const wordError = defineErrors('word', {
  'not-word': {
    kind: 'unsupported',
    vi: 'Đây không phải là tài liệu Word (.docx). Hãy mở tệp bằng Word hoặc LibreOffice, chọn “Lưu thành” (Save As), loại “Word Document (.docx)”, rồi tải lại.',
    en: 'This is not a Word document (.docx). Open the file in Word or LibreOffice, choose Save As, type “Word Document (.docx)”, and upload that.',
  },
  'old-format': {
    kind: 'unsupported',
    vi: 'Đây là tệp Word đời cũ (.doc), dù tên có thể đã đổi. Hãy mở bằng Word, chọn “Lưu thành” (Save As), loại “Word Document (.docx)”, rồi tải lại.',
    en: 'This is a file of an older Word (.doc), whatever its name says. Open it in Word, choose Save As, type “Word Document (.docx)”, and upload that.',
  },
  encrypted: {
    kind: 'unsupported',
    vi: 'Tài liệu có mật khẩu. Hãy bỏ mật khẩu trong Word (Tệp › Thông tin › Bảo vệ tài liệu › Mã hóa bằng mật khẩu, xóa mật khẩu), lưu và tải lại.',
    en: 'The document has a password. Take it off in Word (File › Info › Protect Document › Encrypt with Password, clear it), save and upload it again.',
  },
  damaged: {
    kind: 'invalid',
    vi: 'Tệp bị hỏng hoặc chưa tải hết. Hãy mở bằng Word, lưu thành một tệp .docx mới rồi tải lại.',
    en: 'The file is damaged or incomplete. Open it in Word, save it as a new .docx file and upload that.',
  },
  'too-large': {
    kind: 'too-large',
    vi: 'Tệp lớn hơn {most} MB. Hãy nén ảnh trong Word (chọn ảnh › Định dạng ảnh › Nén ảnh) hoặc tải ảnh lên riêng.',
    en: 'The file is larger than {most} MB. Compress its pictures in Word (select one › Picture Format › Compress Pictures) or upload them apart.',
  },
  'too-large-inside': {
    kind: 'too-large',
    vi: 'Nội dung của tệp sau khi giải nén lớn bất thường. Hãy sao chép phần chữ cần dùng sang một tài liệu Word mới rồi tải tài liệu đó.',
    en: 'What is packed in the file is unusually large. Copy the words that are needed into a new Word document and upload that.',
  },
  'too-long': {
    kind: 'too-large',
    vi: 'Tài liệu quá dài cho một tin. Hãy chỉ giữ phần nội dung của tin, hoặc tải tài liệu lên làm tệp đính kèm.',
    en: 'The document is too long for a release. Keep the words of the release alone, or upload the document as an attachment.',
  },
  'unsafe-name': {
    kind: 'invalid',
    vi: 'Trong tệp có thành phần mang tên không an toàn ({name}). Hãy mở bằng Word, lưu thành một tệp .docx mới rồi tải lại.',
    en: 'A part of the file has an unsafe name ({name}). Open it in Word, save it as a new .docx file and upload that.',
  },
  entities: {
    kind: 'invalid',
    vi: 'Tệp có khai báo XML (DOCTYPE) mà Word không bao giờ ghi, nên không được nhận. Hãy mở bằng Word, lưu thành một tệp .docx mới rồi tải lại.',
    en: 'The file has an XML declaration (DOCTYPE) that Word never writes, so it is not taken. Open it in Word, save it as a new .docx file and upload that.',
  },
  macros: {
    kind: 'unsupported',
    vi: 'Tài liệu có macro nên không được nhận. Hãy chọn “Lưu thành” (Save As), loại “Word Document (.docx)” (không phải .docm), rồi tải lại.',
    en: 'The document has macros and is not taken. Choose Save As, type “Word Document (.docx)” (not .docm), and upload that.',
  },
  'embedded-object': {
    kind: 'unsupported',
    vi: 'Tài liệu có đối tượng nhúng (OLE, ActiveX: bảng Excel, tệp, công thức kiểu cũ …). Hãy xóa đối tượng, hoặc dán lại thành bảng hay ảnh, rồi tải lại.',
    en: 'The document has an embedded object (OLE, ActiveX: an Excel sheet, a file, an old formula …). Remove it, or paste it anew as a table or picture, and upload it again.',
  },
  'local-link': {
    kind: 'unsupported',
    vi: 'Tài liệu có liên kết đến tệp trên máy tính hoặc mạng nội bộ ({target}). Hãy bỏ liên kết đó (chuột phải › Xóa siêu kết nối) rồi tải lại.',
    en: 'The document has a link to a file on a computer or an internal network ({target}). Remove that link (right click › Remove Hyperlink) and upload it again.',
  },
  'linked-content': {
    kind: 'unsupported',
    vi: 'Tài liệu lấy ảnh hoặc nội dung từ bên ngoài ({target}). Hãy cắt liên kết (Tệp › Thông tin › Chỉnh sửa liên kết đến tệp › Ngắt liên kết), hoặc chèn lại ảnh, rồi tải lại.',
    en: 'The document takes a picture or content from outside ({target}). Break the link (File › Info › Edit Links to Files › Break Link) or insert the picture anew, and upload it again.',
  },
  'linked-template': {
    kind: 'unsupported',
    vi: 'Tài liệu gắn với một tệp mẫu bên ngoài ({target}). Hãy gỡ mẫu (Nhà phát triển › Mẫu tài liệu › đổi thành Normal), hoặc sao chép nội dung sang tài liệu mới, rồi tải lại.',
    en: 'The document is attached to a template outside it ({target}). Detach it (Developer › Document Template › Normal) or copy the words into a new document, and upload it again.',
  },
});
