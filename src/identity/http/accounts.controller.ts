import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { GrantRole } from '../use-cases/grant-role.js';
import { InviteAccount } from '../use-cases/invite-account.js';
import { InviteAgain } from '../use-cases/invite-again.js';
import { ReadAccounts } from '../use-cases/read-accounts.js';
import { ReinstateAccount } from '../use-cases/reinstate-account.js';
import { RemoveSecondFactor } from '../use-cases/remove-second-factor.js';
import { RevokeRole } from '../use-cases/revoke-role.js';
import { SuspendAccount } from '../use-cases/suspend-account.js';
import { toDeskAccount, toDeskAccountItem, toWish } from './representations.js';
import {
  AccountQuery,
  DeskAccount,
  type DeskAccountItem,
  DeskAccountPage,
  Id,
  MembershipParams,
  NewAccount,
  NewMembership,
  Reason,
} from './schemas.js';

const tag = 'Identity';
type Params = z.infer<typeof Id>;

const verb = (id: string, summary: string) =>
  Operation({
    id,
    tag,
    summary,
    answer: DeskAccount,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [404, 409],
  });

/** Accounts and memberships, for those who administer them. */
@Controller('api/v1/desk/accounts')
export class AccountsController {
  constructor(
    private readonly read: ReadAccounts,
    private readonly inviteAccount: InviteAccount,
    private readonly inviteAgain: InviteAgain,
    private readonly suspendAccount: SuspendAccount,
    private readonly reinstateAccount: ReinstateAccount,
    private readonly removeSecondFactor: RemoveSecondFactor,
    private readonly grantRole: GrantRole,
    private readonly revokeRole: RevokeRole,
  ) {}

  @Get()
  @Permission('accounts.read')
  @Operation({ id: 'listAccounts', tag, summary: 'Accounts, newest first', answer: DeskAccountPage })
  async list(
    @Query({ schema: AccountQuery }) { limit, cursor, state, q: words }: z.infer<typeof AccountQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<DeskAccountItem>> {
    const before = readCursor(z.uuid(), cursor);
    const rows = await this.read.list(desk.principal, { state, words, before, limit });
    const toItem = (row: (typeof rows)[number]) => toDeskAccountItem(row, desk.principal);
    return desk.page(toPage(rows, limit, ({ id }) => id, toItem));
  }

  @Post()
  @Permission('accounts.write')
  @Operation({
    id: 'inviteAccount',
    tag,
    summary: 'Invite somebody',
    description:
      'Makes an account with roles and mails a link, good for seven days, with which its owner chooses a password.',
    answer: DeskAccount,
    status: 201,
    etag: true,
    once: true,
    errors: [409],
  })
  async invite(
    @Body({ schema: NewAccount }) body: z.infer<typeof NewAccount>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskAccount> {
    const { id } = await this.inviteAccount.execute(desk.caller, {
      ...body,
      memberships: body.memberships.map(toWish),
    });
    desk.location(`/api/v1/desk/accounts/${id}`);
    return this.answer(id, desk);
  }

  @Get(':id')
  @Permission('accounts.read')
  @Operation({ id: 'getAccount', tag, summary: 'An account', answer: DeskAccount, etag: true, errors: [404] })
  async one(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskAccount> {
    return this.answer(id, desk);
  }

  @Post(':id/invite')
  @Permission('accounts.write')
  @verb('inviteAgain', 'Send a new invitation')
  async again(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskAccount> {
    await this.inviteAgain.execute(command(id, desk));
    return this.answer(id, desk);
  }

  @Post(':id/suspend')
  @Permission('accounts.write')
  @verb('suspendAccount', 'Lock an account out, at its next request')
  async suspend(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskAccount> {
    await this.suspendAccount.execute({ ...command(id, desk), reason });
    return this.answer(id, desk);
  }

  @Post(':id/reinstate')
  @Permission('accounts.write')
  @verb('reinstateAccount', 'Let a suspended account in again')
  async reinstate(@Param({ schema: Id }) { id }: Params, @CurrentDesk() desk: Desk): Promise<DeskAccount> {
    await this.reinstateAccount.execute(command(id, desk));
    return this.answer(id, desk);
  }

  @Post(':id/remove-second-factor')
  @Permission('accounts.write')
  @verb('removeSecondFactor', 'Turn off the second factor of somebody who lost it')
  async withoutSecondFactor(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskAccount> {
    await this.removeSecondFactor.execute({ ...command(id, desk), reason });
    return this.answer(id, desk);
  }

  @Post(':id/memberships')
  @Permission('accounts.write')
  @verb('grantRole', 'Give somebody a role in an organisation')
  async grant(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewMembership }) wish: z.infer<typeof NewMembership>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskAccount> {
    await this.grantRole.execute(command(id, desk), toWish(wish));
    return this.answer(id, desk);
  }

  @Delete(':id/memberships/:membership')
  @Permission('accounts.write')
  @verb('revokeRole', 'Take a role away from somebody, at their next request')
  async revoke(
    @Param({ schema: MembershipParams }) { id, membership }: z.infer<typeof MembershipParams>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskAccount> {
    await this.revokeRole.execute(command(id, desk), membership);
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<DeskAccount> {
    const answer = toDeskAccount(await this.read.one(desk.principal, id), desk);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = (id: string, { caller, ifMatch }: Desk) => ({ caller, accountId: id, ifMatch });
