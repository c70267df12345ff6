import { Injectable } from '@nestjs/common';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Lets a suspended account in again, with the roles it has; its old sessions stay ended. */
@Injectable()
export class ReinstateAccount {
  constructor(private readonly transition: AccountTransition) {}

  async execute(command: AccountCommand): Promise<void> {
    await this.transition.perform('reinstate', command);
  }
}
