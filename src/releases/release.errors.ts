import { defineErrors } from '../platform/errors/index.js';

export const releaseError = defineErrors('releases', {
  'not-found': { kind: 'not-found', vi: 'Không có tin này.', en: 'There is no such release.' },
  'no-open-version': {
    kind: 'not-found',
    vi: 'Tin này không có phiên bản nào đang soạn.',
    en: 'This release has no version at work.',
  },
  'no-text': {
    kind: 'not-found',
    vi: 'Phiên bản này chưa có bản bằng ngôn ngữ “{lang}”.',
    en: 'This version has no text in {lang}.',
  },
  'too-many-languages': {
    kind: 'conflict',
    vi: 'Một phiên bản có tối đa {most} ngôn ngữ.',
    en: 'A version has at most {most} languages.',
  },
  'wrong-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được khi nội dung ở trạng thái “{state}”.',
    en: 'This can not be done with what is {state}.',
  },
  'wrong-standing': {
    kind: 'conflict',
    vi: 'Không thực hiện được khi tin ở tình trạng “{state}”.',
    en: 'This can not be done with a release that is {state}.',
  },
  'title-missing': { kind: 'conflict', vi: 'Chưa có tiêu đề.', en: 'The title is missing.' },
  'summary-missing': { kind: 'conflict', vi: 'Chưa có tóm tắt.', en: 'The summary is missing.' },
  'body-missing': { kind: 'conflict', vi: 'Chưa có nội dung.', en: 'The body is missing.' },
  'topic-missing': { kind: 'conflict', vi: 'Chưa chọn chủ đề.', en: 'No topic is chosen.' },
  'contact-missing': {
    kind: 'conflict',
    vi: 'Chưa có đầu mối báo chí: họ tên, và số điện thoại hoặc thư điện tử.',
    en: 'The press contact is missing: a name, with a telephone number or e-mail address.',
  },
  'state-secret-unconfirmed': {
    kind: 'conflict',
    vi: 'Chưa xác nhận nội dung không chứa bí mật nhà nước.',
    en: 'It is not confirmed that the text holds no state secret.',
  },
  'own-work': {
    kind: 'conflict',
    vi: 'Người đã soạn, sửa hoặc trình phiên bản này không được tự duyệt.',
    en: 'Whoever wrote, edited or submitted this version may not approve it.',
  },
  'already-retracted': {
    kind: 'conflict',
    vi: 'Tin đã được thu hồi nên không phát hành được nữa.',
    en: 'The release was retracted and can not be published any more.',
  },
  'foreign-organisation': {
    kind: 'forbidden',
    vi: 'Không được soạn tin thay cho cơ quan này.',
    en: 'You may not write on behalf of this organisation.',
  },
  'no-early-access': {
    kind: 'forbidden',
    vi: 'Cơ quan của anh/chị chưa được đọc tin trước giờ phát hành.',
    en: 'Your agency may not read releases before their hour.',
  },
  'early-access-ended': {
    kind: 'gone',
    vi: 'Lịch phát hành đã dừng. Đề nghị không đăng, phát nội dung đã đọc trước.',
    en: 'The planned publication was stopped. Do not publish what you have read.',
  },
  'embargo-over': {
    kind: 'gone',
    vi: 'Tin đã được phát hành, xin đọc tại địa chỉ công khai.',
    en: 'The release is public by now; read it at its public address.',
  },
  'event-missing': {
    kind: 'conflict',
    vi: 'Giấy mời chưa có thời gian diễn ra sự kiện.',
    en: 'The invitation does not say when the event takes place.',
  },
  'authority-missing': {
    kind: 'conflict',
    vi: 'Chưa ghi ký thay, ký thừa lệnh ai: ví dụ “TM. Ủy ban nhân dân”, “KT. Giám đốc”.',
    en: 'It is not said for whom it is signed: “TM. Ủy ban nhân dân”, “KT. Giám đốc”.',
  },
  'alt-missing': {
    kind: 'conflict',
    vi: 'Có ảnh chưa có lời mô tả (văn bản thay thế) dành cho người khiếm thị.',
    en: 'A picture has no alternative text for those who can not see it.',
  },
  'quote-incomplete': {
    kind: 'conflict',
    vi: 'Có lời trích chưa đủ lời hoặc tên người nói.',
    en: 'A quote lacks its words or its speaker.',
  },
  'number-missing': {
    kind: 'conflict',
    vi: 'Chưa nhập số, ký hiệu văn bản lấy từ sổ đăng ký của cơ quan.',
    en: "The number out of the organisation's register is missing.",
  },
  'number-malformed': {
    kind: 'invalid',
    vi: 'Số, ký hiệu không đúng mẫu “{format}”.',
    en: 'The number is not of the form “{format}”.',
  },
  'number-taken': {
    kind: 'conflict',
    vi: 'Số {number} của năm {year} đã dùng cho tin khác.',
    en: 'The number {number} of {year} belongs to another release.',
  },
  'number-drawn': {
    kind: 'conflict',
    vi: 'Số, ký hiệu do hệ thống cấp khi duyệt nên không nhập được.',
    en: 'Numbers are drawn on approval here, so none can be entered.',
  },
  'number-fixed': {
    kind: 'conflict',
    vi: 'Tin đã có số nên không đổi được.',
    en: 'The release has its number, which can not be changed any more.',
  },
  'own-endorsement': {
    kind: 'conflict',
    vi: 'Người đã duyệt bước một không được duyệt bước hai.',
    en: 'Whoever took the first step of approval may not take the second.',
  },
  'not-endorsed': {
    kind: 'conflict',
    vi: 'Chưa có ý kiến duyệt bước một.',
    en: 'The first step of approval is missing.',
  },
  'one-step': {
    kind: 'conflict',
    vi: 'Cơ quan này duyệt một bước nên không có bước một riêng.',
    en: 'This organisation approves in one step, so there is none before it.',
  },
  'already-endorsed': {
    kind: 'conflict',
    vi: 'Bước một đã được duyệt.',
    en: 'The first step was taken already.',
  },
  'co-issuer-silent': {
    kind: 'conflict',
    vi: 'Cơ quan đồng phát hành chưa thống nhất nội dung.',
    en: 'A co-issuer has not agreed to these words yet.',
  },
  'not-a-co-issuer': {
    kind: 'conflict',
    vi: 'Cơ quan của anh/chị không phải là cơ quan đồng phát hành.',
    en: 'Your organisation is no co-issuer of this.',
  },
  'already-agreed': {
    kind: 'conflict',
    vi: 'Cơ quan của anh/chị đã thống nhất nội dung này.',
    en: 'Your organisation has agreed to these words already.',
  },
  'co-issuer-unknown': {
    kind: 'conflict',
    vi: 'Cơ quan đồng phát hành không tồn tại, hoặc chính là cơ quan phát hành.',
    en: 'A co-issuer does not exist, or is the issuer itself.',
  },
  'not-due': {
    kind: 'conflict',
    vi: 'Chưa đến giờ phát hành.',
    en: 'The hour of publication has not come.',
  },
  'hour-past': {
    kind: 'conflict',
    vi: 'Giờ phát hành phải sau thời điểm hiện tại và không quá một năm.',
    en: 'The hour of publication must lie ahead, within a year.',
  },
  'not-urgent': {
    kind: 'conflict',
    vi: 'Phiên bản này không phải là tin phát hành khẩn nên không cần hậu kiểm.',
    en: 'This was not published urgently, so there is nothing to review afterwards.',
  },
  'already-reviewed': {
    kind: 'conflict',
    vi: 'Phiên bản này đã được hậu kiểm.',
    en: 'It was reviewed already.',
  },
  'own-publication': {
    kind: 'conflict',
    vi: 'Người phát hành khẩn không được tự hậu kiểm.',
    en: 'Whoever published it urgently may not review it.',
  },
  'version-at-work': {
    kind: 'conflict',
    vi: 'Tin đang có một phiên bản chưa phát hành.',
    en: 'The release has an unpublished version already.',
  },
  'no-current-version': {
    kind: 'not-found',
    vi: 'Tin này chưa có phiên bản nào đã phát hành.',
    en: 'This release has no version in force.',
  },
  'redaction-proposed': {
    kind: 'conflict',
    vi: 'Đã có một đề nghị xóa đang chờ xác nhận.',
    en: 'An erasure is proposed already and waits for a second person.',
  },
  'redaction-missing': {
    kind: 'conflict',
    vi: 'Không có đề nghị xóa nào.',
    en: 'No erasure is proposed.',
  },
  'own-proposal': {
    kind: 'conflict',
    vi: 'Người đề nghị xóa không được tự xác nhận.',
    en: 'Whoever proposed the erasure may not confirm it.',
  },
  'redaction-of-current': {
    kind: 'conflict',
    vi: 'Văn bản đang có hiệu lực: hãy đính chính trước rồi xóa phiên bản cũ, hoặc thu hồi tin.',
    en: 'This is in force: correct it first and erase the older version, or retract the release.',
  },
  'document-unknown': {
    kind: 'conflict',
    vi: 'Phiên bản {version} không có văn bản bằng ngôn ngữ “{lang}”, hoặc văn bản đó đã được xóa.',
    en: 'There is no document in {lang} of version {version}, or it was erased already.',
  },
  'notice-missing': {
    kind: 'conflict',
    vi: 'Cần có thông báo công khai bằng ngôn ngữ “{lang}”.',
    en: 'A public notice in {lang} is needed.',
  },
  'version-over': {
    kind: 'conflict',
    vi: 'Phiên bản này đã hủy hoặc đã được thay thế.',
    en: 'This version was discarded or superseded.',
  },
  'source-language': {
    kind: 'conflict',
    vi: 'Đây là ngôn ngữ của bản gốc, không phải bản dịch.',
    en: 'This is the language of the original, not of a translation.',
  },
  'already-translated': {
    kind: 'conflict',
    vi: 'Đã có bản dịch bằng ngôn ngữ này.',
    en: 'There is a translation in this language already.',
  },
  'own-translation': {
    kind: 'conflict',
    vi: 'Người dịch không được tự soát xét bản dịch.',
    en: 'Whoever translated it may not review it.',
  },
  'stale-translation': {
    kind: 'conflict',
    vi: 'Bản gốc đã thay đổi sau khi dịch.',
    en: 'The original was changed after this was translated.',
  },
  'translation-incomplete': {
    kind: 'conflict',
    vi: 'Bản dịch chưa có tiêu đề, hoặc chưa có nội dung hay bản ghi âm.',
    en: 'The translation lacks a title, or both words and a recording.',
  },
  'version-not-published': {
    kind: 'conflict',
    vi: 'Bản dịch sẽ được công bố cùng phiên bản của nó.',
    en: 'The translation is published together with its version.',
  },
  'wrong-file': {
    kind: 'invalid',
    vi: 'Tệp {sha256} không đúng loại cho vai trò “{role}”.',
    en: 'The file {sha256} is not of a type for the role “{role}”.',
  },
});
