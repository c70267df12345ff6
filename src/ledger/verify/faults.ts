import type { Fault } from '../not-genuine.js';
import type { Words } from './words.js';

/** What is wrong, said to people. */
export const faults: Readonly<Record<Fault, Words>> = {
  'not-utf8': { en: 'It is not UTF-8 text.', vi: 'Không phải văn bản UTF-8.' },
  'not-json': { en: 'It is not JSON.', vi: 'Không phải JSON.' },
  'not-canonical': {
    en: 'It is not in canonical form (RFC 8785): bytes were changed, added or written another way.',
    vi: 'Không ở dạng chuẩn (RFC 8785): có byte bị sửa, thêm hoặc viết khác đi.',
  },
  'not-a-proof-file': {
    en: 'It is not a proof file: it must hold exactly document, entry and proof.',
    vi: 'Không phải tệp chứng minh: phải có đúng ba phần document, entry và proof.',
  },
  'unknown-format': {
    en: 'The document has the format "{format}", of which this program knows nothing, or its envelope is not complete.',
    vi: 'Văn bản có định dạng "{format}" mà chương trình này không biết, hoặc phần đầu không đủ.',
  },
  'not-an-entry': {
    en: 'What stands for a ledger entry is none.',
    vi: 'Phần mục sổ cái không phải là một mục sổ cái.',
  },
  'not-a-proof': {
    en: 'The proof is not a c2sp.org/tlog-proof@v1 text.',
    vi: 'Phần chứng minh không phải văn bản c2sp.org/tlog-proof@v1.',
  },
  'extra-data': {
    en: 'The proof carries extra data for which nobody vouches.',
    vi: 'Phần chứng minh kèm dữ liệu mà không ai bảo đảm.',
  },
  'document-not-in-entry': {
    en: 'The ledger entry does not speak of this document (SHA-256 {sha256}): the document was changed.',
    vi: 'Mục sổ cái không nói về văn bản này (SHA-256 {sha256}): văn bản đã bị sửa.',
  },
  'document-erased': {
    en: 'The ledger entry ({act}) says that this document was erased.',
    vi: 'Mục sổ cái ({act}) nói rằng văn bản này đã bị xóa.',
  },
  'other-object': {
    en: 'The ledger entry is about another object or version than the document.',
    vi: 'Mục sổ cái nói về đối tượng hoặc phiên bản khác với văn bản.',
  },
  'other-log': {
    en: 'This is the log "{log}", but "{expected}" was expected.',
    vi: 'Đây là sổ cái "{log}", trong khi cần "{expected}".',
  },
  'not-included': {
    en: 'The entry is not at place {index} of the log with {size} entries: entry, place or proof was changed.',
    vi: 'Mục không nằm ở vị trí {index} của sổ cái có {size} mục: mục, vị trí hoặc chứng minh đã bị sửa.',
  },
  'not-signed': {
    en: 'No given key signed the checkpoint of the log "{log}", or it was changed after signing.',
    vi: 'Không khóa nào đã cho ký điểm kiểm tra của sổ cái "{log}", hoặc nó bị sửa sau khi ký.',
  },
  'other-document': {
    en: 'The release shows another document than the one that was proved.',
    vi: 'Thông tin đang hiển thị một văn bản khác với văn bản được chứng minh.',
  },
  'other-than-asked': {
    en: 'The address is of {asked}, but {shown} was given in its place.',
    vi: 'Địa chỉ là của {asked}, nhưng nhận được {shown}.',
  },
  'not-a-checkpoint': { en: '{place} serves no checkpoint.', vi: '{place} không có điểm kiểm tra.' },
  'log-shrank': {
    en: 'The log has {size} entries now, but it had {expected}: entries were taken out.',
    vi: 'Sổ cái hiện có {size} mục nhưng trước đó có {expected}: đã có mục bị bỏ.',
  },
  'other-history': {
    en: 'The first {size} entries of the log are not those that were signed: history was changed.',
    vi: '{size} mục đầu của sổ cái không phải những mục đã được ký: lịch sử đã bị sửa.',
  },
  'tile-wrong': {
    en: 'The tile {tile} is not what the entries make it.',
    vi: 'Mảnh {tile} không khớp với các mục.',
  },
  'bundle-wrong': { en: 'The bundle {tile} lacks entries.', vi: 'Gói {tile} thiếu mục.' },
  'entry-too-large': { en: 'Entry {index} is larger than 8 KB.', vi: 'Mục {index} lớn hơn 8 KB.' },
  'entry-malformed': {
    en: 'Entry {index} has not the form of an entry.',
    vi: 'Mục {index} không có dạng của một mục sổ cái.',
  },
  'entry-not-canonical': {
    en: 'Entry {index} is not in canonical form (RFC 8785).',
    vi: 'Mục {index} không ở dạng chuẩn (RFC 8785).',
  },
  'time-goes-back': {
    en: 'Entry {index} is earlier ({at}) than the one before it.',
    vi: 'Mục {index} ({at}) sớm hơn mục liền trước.',
  },
  'chain-broken': {
    en: 'Entry {index} does not refer to the last act on the same object.',
    vi: 'Mục {index} không trỏ đến việc liền trước về cùng đối tượng.',
  },
  'not-opened': {
    en: 'The first entry does not open the log "{log}".',
    vi: 'Mục đầu tiên không mở sổ cái "{log}".',
  },
  'opened-again': {
    en: 'Entry {index} opens the log a second time.',
    vi: 'Mục {index} mở sổ cái lần thứ hai.',
  },
};
