import { StartError } from '../errors/index.js';

type Texts = readonly [en: string, vi: string];

/** Turns a failure of the disk (`ENOSPC`, `EROFS` …) at `path` into a sentence; other errors come back unchanged. */
export function explainDisk(error: unknown, path: string): unknown {
  const texts = diskTexts((error as NodeJS.ErrnoException).code, path);
  return texts ? new StartError(...texts, { cause: error }) : error;
}

/** Turns the last words of PostgreSQL's programs into a sentence. `log` is the file that holds all of them. */
export function explainPostgres(output: string, folder: string, log: string): StartError {
  const disk = POSTGRES_DISK.find(([pattern]) => pattern.test(output));
  const texts = disk && diskTexts(disk[1], folder);
  if (texts) return new StartError(...texts);
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const fatal =
    lines.findLast((line) => /FATAL|PANIC|error|failed/i.test(line)) ?? lines.at(-1) ?? 'no message';
  const said = fatal.trim().replace(/\.$/, '');
  return new StartError(
    `The embedded PostgreSQL did not start: "${said}". Read ${log}, mend what it names, and start again.`,
    `PostgreSQL đi kèm không khởi động được: "${said}". Hãy đọc ${log}, sửa nguyên nhân rồi khởi động lại.`,
  );
}

const POSTGRES_DISK: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded/i, 'ENOSPC'],
  [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
];

function diskTexts(code: string | undefined, path: string): Texts | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return [
        `The disk that holds ${path} is full, or nearly so: free some space, or set DATA_DIR to a folder on another disk, and start again.`,
        `Ổ đĩa chứa ${path} đã đầy hoặc gần đầy: hãy giải phóng dung lượng, hoặc đặt DATA_DIR sang ổ đĩa khác, rồi khởi động lại.`,
      ];
    case 'EROFS':
      return [
        `The disk that holds ${path} is read-only: make it writable, or set DATA_DIR to a folder elsewhere, and start again.`,
        `Ổ đĩa chứa ${path} chỉ cho đọc: hãy cho phép ghi, hoặc đặt DATA_DIR sang thư mục khác, rồi khởi động lại.`,
      ];
    case 'EACCES':
    case 'EPERM':
      return [
        `This account may not use ${path}: start as the account that owns it, give it to this account, or set DATA_DIR to another folder.`,
        `Tài khoản này không có quyền với ${path}: hãy chạy bằng tài khoản sở hữu nó, cấp quyền, hoặc đặt DATA_DIR sang thư mục khác.`,
      ];
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return [
        `${path} can't be made a folder: set DATA_DIR to a folder that exists or can be created.`,
        `Không tạo được thư mục ${path}: hãy đặt DATA_DIR là một thư mục đã có hoặc có thể tạo được.`,
      ];
    default:
      return undefined;
  }
}
