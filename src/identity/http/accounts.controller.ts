import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  CurrentPrincipal,
  IfMatch,
  nextLink,
  Operation,
  type Page,
  Permission,
  type Principal,
  privateAnswer,
  readCursor,
  requestLanguage,
  revisionTag,
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
import { toDeskAccount, toDeskAccountItem } from './representations.js';
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
    @Query({ schema: AccountQuery }) { limit, cursor, state }: z.infer<typeof AccountQuery>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<DeskAccountItem>> {
    const rows = await this.read.list(principal, { state, before: readCursor(z.uuid(), cursor), limit });
    const page = toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => toDeskAccountItem(row, principal),
    );
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
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
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    const { id } = await this.inviteAccount.execute(caller, body);
    void reply.header('location', `/api/v1/desk/accounts/${id}`);
    return this.answer(id, caller.principal, request, reply);
  }

  @Get(':id')
  @Permission('accounts.read')
  @Operation({ id: 'getAccount', tag, summary: 'An account', answer: DeskAccount, etag: true, errors: [404] })
  async one(
    @Param({ schema: Id }) { id }: Params,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    return this.answer(id, principal, request, reply);
  }

  @Post(':id/invite')
  @Permission('accounts.write')
  @verb('inviteAgain', 'Send a new invitation')
  async again(
    @Param({ schema: Id }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.inviteAgain.execute({ caller, accountId: id, ifMatch });
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/suspend')
  @Permission('accounts.write')
  @verb('suspendAccount', 'Lock an account out, at its next request')
  async suspend(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.suspendAccount.execute({ caller, accountId: id, ifMatch, reason });
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/reinstate')
  @Permission('accounts.write')
  @verb('reinstateAccount', 'Let a suspended account in again')
  async reinstate(
    @Param({ schema: Id }) { id }: Params,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.reinstateAccount.execute({ caller, accountId: id, ifMatch });
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/remove-second-factor')
  @Permission('accounts.write')
  @verb('removeSecondFactor', 'Turn off the second factor of somebody who lost it')
  async withoutSecondFactor(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.removeSecondFactor.execute({ caller, accountId: id, ifMatch, reason });
    return this.answer(id, caller.principal, request, reply);
  }

  @Post(':id/memberships')
  @Permission('accounts.write')
  @verb('grantRole', 'Give somebody a role in an organisation')
  async grant(
    @Param({ schema: Id }) { id }: Params,
    @Body({ schema: NewMembership }) wish: z.infer<typeof NewMembership>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.grantRole.execute({ caller, accountId: id, ifMatch }, wish);
    return this.answer(id, caller.principal, request, reply);
  }

  @Delete(':id/memberships/:membership')
  @Permission('accounts.write')
  @verb('revokeRole', 'Take a role away from somebody, at their next request')
  async revoke(
    @Param({ schema: MembershipParams }) { id, membership }: z.infer<typeof MembershipParams>,
    @IfMatch() ifMatch: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskAccount> {
    await this.revokeRole.execute({ caller, accountId: id, ifMatch }, membership);
    return this.answer(id, caller.principal, request, reply);
  }

  private async answer(
    id: string,
    principal: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<DeskAccount> {
    const found = await this.read.one(principal, id);
    privateAnswer(reply, revisionTag(id, found.account.revision));
    return toDeskAccount(found, principal, requestLanguage(request));
  }
}
