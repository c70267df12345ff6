import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication, startWork, stopApplication } from './application.js';
import { demonstrationSignIns, loadDemonstration } from './demonstration/index.js';
import { checkKeys, makeKeys } from './keys.js';
import type { Config } from './platform/config/index.js';
import { StartError } from './platform/errors/index.js';
import { createLogger } from './platform/logging/index.js';

/** Serves on a database that is up to date, until `ended`. Throws StartError with words for people. */
export async function runServer(
  config: Config,
  ended: Promise<string>,
  say: (line: string) => void,
): Promise<void> {
  if (config.demonstration) await makeKeys(config.keysDir, config.ledgerOrigin);
  for (const warning of await checkKeys(config.keysDir)) say(warning);
  if (config.demonstration && (await loadDemonstration(config))) say('Loaded the demonstration.');
  const logger = createLogger(config.logLevel);
  const app = await createApplication(config, logger);
  const address = await listen(app, config);
  await startWork(app);
  greet(config, address, say);
  const signal = await ended;
  say(`${signal}: ending …`);
  await stopApplication(app);
}

async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    await stopApplication(app);
    const texts = listenTexts((error as NodeJS.ErrnoException).code, host, port);
    throw texts ? new StartError(...texts, { cause: error }) : error;
  }
  const { port: taken } = app.getHttpServer().address() as { port: number };
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${taken}`;
}

function listenTexts(
  code: string | undefined,
  host: string,
  port: number,
): readonly [en: string, vi: string] | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return [
        `Port ${port} on ${host} is taken: end the program that has it, or set PORT to another one, and start again.`,
        `Cổng ${port} trên ${host} đã có chương trình khác dùng: hãy dừng chương trình đó, hoặc đặt PORT sang cổng khác, rồi khởi động lại.`,
      ];
    case 'EACCES':
      return [
        `This account may not listen on port ${port}: set PORT to 1024 or more, and put a proxy in front, or allow the account to use it.`,
        `Tài khoản này không được mở cổng ${port}: hãy đặt PORT từ 1024 trở lên và dùng proxy phía trước, hoặc cấp quyền cho tài khoản.`,
      ];
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        `This machine has no address ${host}: set HOST to one of its own, or to 127.0.0.1, and start again.`,
        `Máy này không có địa chỉ ${host}: hãy đặt HOST là một địa chỉ của máy, hoặc 127.0.0.1, rồi khởi động lại.`,
      ];
    default:
      return undefined;
  }
}

function greet(config: Config, address: string, say: (line: string) => void): void {
  say('');
  say(`Khen is running at ${address} (Khen đang chạy)`);
  say(`  Desk       ${address}/app`);
  say(`  API        ${address}/api/docs`);
  say(`  Releases   ${address}/api/v1/releases`);
  say(`  Data       ${config.dataDir}`);
  if (config.demonstration) {
    say('  Dữ liệu minh họa. Sign in as:');
    for (const line of demonstrationSignIns()) say(`    ${line}`);
  }
  say('  Ctrl-C ends it.');
  say('');
}
