import { ConfigurationError } from '../platform/config/index.js';
import { errorText, isDomainError, StartError } from '../platform/errors/index.js';

/** What went wrong, in words for whoever typed the command. */
export function explainFailure(error: unknown): string {
  if (error instanceof ConfigurationError) {
    return [
      'The configuration can not be used (Cấu hình chưa dùng được):',
      ...error.problems.map((each) => `  ${each}`),
    ].join('\n');
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
