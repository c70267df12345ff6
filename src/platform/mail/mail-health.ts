import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Health, type HealthPart, type PartState } from '../health/index.js';
import { Mailer } from './mailer.js';

/** Whether mail leaves the house, as far as this process has tried. */
@Injectable()
export class MailHealth implements HealthPart, OnModuleInit {
  readonly name = 'mail';
  readonly title = { vi: 'Thư điện tử', en: 'Mail' };

  constructor(
    private readonly health: Health,
    private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.health.add(this);
  }

  readonly examine = (): Promise<PartState> => Promise.resolve(this.state());

  private state(): PartState {
    const { mailUrl, demonstration } = this.config;
    if (mailUrl === undefined)
      return {
        state: demonstration ? 'ok' : 'warning',
        says: {
          vi: 'Thư được ghi vào thư mục của máy chủ, không gửi đi (chưa đặt MAIL_URL).',
          en: 'Mail is written to a folder of the server and not sent (MAIL_URL is not set).',
        },
      };
    if (this.mailer.isFailing)
      return {
        state: 'failed',
        says: {
          vi: 'Máy chủ thư không nhận thư; hệ thống đang thử lại.',
          en: 'The mail server takes no mail; it is tried again.',
        },
      };
    return { state: 'ok', says: { vi: 'Thư gửi được.', en: 'Mail is sent.' } };
  }
}
