import { ConfigurationError } from '../platform/config/index.js';
import { NewerSchema, OldPostgres } from '../platform/database/index.js';
import { errorText, isDomainError, StartError } from '../platform/errors/index.js';

/** What went wrong, in words for whoever typed the command. */
export function explainFailure(error: unknown): string {
  if (error instanceof ConfigurationError) {
    return [
      'The configuration can not be used (Cấu hình chưa dùng được):',
      ...error.problems.map((each) => `  ${each}`),
    ].join('\n');
  }
  if (error instanceof OldPostgres) {
    return (
      'DATABASE_URL leads to a PostgreSQL older than 18: upgrade that server, or use another one.\n' +
      'DATABASE_URL trỏ tới PostgreSQL cũ hơn bản 18: hãy nâng cấp máy chủ đó hoặc dùng máy chủ khác.'
    );
  }
  if (error instanceof NewerSchema) {
    return (
      'The database was brought up to date by a newer Khen: start that version, or restore a backup made by this one.\n' +
      'Cơ sở dữ liệu đã được một phiên bản Khen mới hơn nâng cấp: hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu của phiên bản này.'
    );
  }
  if (error instanceof StartError) return error.message;
  if (isDomainError(error)) {
    const reasons = [error, ...error.reasons].map((reason) => errorText(reason, 'en'));
    return ['khen:', ...reasons, ...error.fields.map(({ detail }) => detail.en)].join('\n');
  }
  const { message, code } = error as { message?: string; code?: string };
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `khen: ${message}`;
  return `khen: ${message ?? String(error)}`;
}
