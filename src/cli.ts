import { commands, usage } from './commands/commands.js';
import { ConfigurationError } from './platform/config/index.js';
import { NewerSchema, OldPostgres } from './platform/database/index.js';
import { errorText, isDomainError, StartError } from './platform/errors/index.js';

/** `khen COMMAND …`: runs one command and ends with its exit code; what goes wrong is said in words, without a stack. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name);
  if (!command) {
    console.error(name ? `khen: there is no command ${name}.\n${usage()}` : usage());
    return name ? 2 : 0;
  }
  return command.run(args);
}

function explain(error: unknown): string {
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

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(explain(error));
    process.exit(1);
  },
);
