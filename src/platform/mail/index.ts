import { Global, Module } from '@nestjs/common';
import { MailHealth } from './mail-health.js';
import { Mailer } from './mailer.js';

@Global()
@Module({ providers: [Mailer, MailHealth], exports: [Mailer] })
export class MailModule {}

export { Mailer, type Mail } from './mailer.js';
