import { StartError } from '../errors/index.js';
import { sqlState } from './sql-state.js';

type Texts = readonly [en: string, vi: string];

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Turns a failure to connect to the database at `url` into a sentence; other errors come back unchanged. */
export function explainConnection(error: unknown, url: string): unknown {
  const texts = connectionTexts(error, url);
  return texts ? new StartError(...texts, { cause: error }) : error;
}

function connectionTexts(error: unknown, url: string): Texts | undefined {
  // The URL holds the password, so only these parts of it are told.
  const { hostname, port, username, pathname } = new URL(url);
  const [server, role, database] = [
    `${hostname}:${port || '5432'}`,
    decodeURIComponent(username),
    decodeURIComponent(pathname.slice(1)),
  ];
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (UNREACHABLE.has(String(code)) || message === 'timeout expired') {
    return [
      `No PostgreSQL answers at ${server}: start that server, or correct DATABASE_URL, and start again.`,
      `Không có PostgreSQL nào trả lời tại ${server}: hãy khởi động máy chủ đó, hoặc sửa DATABASE_URL, rồi khởi động lại.`,
    ];
  }
  switch (sqlState(error)) {
    case '28P01':
    case '28000':
      return [
        `The PostgreSQL at ${server} does not let the role ${role} in: correct the name and password in DATABASE_URL, or what that server allows (pg_hba.conf).`,
        `PostgreSQL tại ${server} không cho vai trò ${role} đăng nhập: hãy sửa tên và mật khẩu trong DATABASE_URL, hoặc quyền truy cập của máy chủ đó (pg_hba.conf).`,
      ];
    case '3D000':
      return [
        `The PostgreSQL at ${server} has no database ${database}: create it, owned by the role ${role}, or correct DATABASE_URL.`,
        `PostgreSQL tại ${server} không có cơ sở dữ liệu ${database}: hãy tạo nó với chủ sở hữu là vai trò ${role}, hoặc sửa DATABASE_URL.`,
      ];
    default:
      return undefined;
  }
}
