import { type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import { ActorNames, LedgerModule } from '../ledger/index.js';
import { FilesModule } from '../platform/files/index.js';
import { acceptOtherBodies, Authenticator, formOf } from '../platform/http/index.js';
import { MailModule } from '../platform/mail/index.js';
import { AccessTokenStrategy } from './access/access-token.strategy.js';
import { AccessTokens } from './access/access-tokens.js';
import { PassportAuthenticator } from './access/passport-authenticator.js';
import { Principals } from './access/principals.js';
import { AccountEntity, MembershipEntity } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { Administrators } from './administrators.js';
import {
  DeviceEntity,
  OneTimeTokenEntity,
  RecoveryCodeEntity,
  ThrottleEntity,
  TotpEntity,
} from './credential.entity.js';
import { CredentialsRepository } from './credentials.repository.js';
import { DevicesRepository } from './devices.repository.js';
import { Accounts } from './accounts.js';
import { AccountsController } from './http/accounts.controller.js';
import { KeysController } from './http/keys.controller.js';
import { LinksController } from './http/links.controller.js';
import { MeController } from './http/me.controller.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { PublicOrganisationsController } from './http/public.controller.js';
import { RolesController } from './http/roles.controller.js';
import { SessionController } from './http/session.controller.js';
import { SettingsController } from './http/settings.controller.js';
import { JobsController } from './http/jobs.controller.js';
import { TasksController } from './http/tasks.controller.js';
import { IdentityMetrics } from './identity.metrics.js';
import { useCases } from './identity.use-cases.js';
import './identity.permissions.js';
import { IdentityOnMyDesk } from './my-desk.js';
import { IdentitySweep } from './jobs/sweep.js';
import { SecretBox } from './keys/secret-box.js';
import { TokenKeys } from './keys/token-keys.js';
import { Links } from './links/links.js';
import { SendLinkMail } from './links/send-link-mail.js';
import { OrganisationEntity, OrganisationNameEntity } from './organisation.entity.js';
import { Organisations } from './organisations.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OwnAccount } from './own-account.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { Roles } from './role.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { RefreshTokenEntity, SessionEntity } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions/sessions.js';
import { Devices } from './throttle/devices.js';
import { Throttle } from './throttle/throttle.js';
import { ThrottleRepository } from './throttle.repository.js';
import { AccountTransition } from './use-cases/account-transition.js';
import { AddAccount } from './use-cases/add-account.js';
import { CreateOrganisation } from './use-cases/create-organisation.js';
import { OrganisationTransition } from './use-cases/organisation-transition.js';
import { RenameOrganisation } from './use-cases/rename-organisation.js';
import { SettingChange } from './use-cases/setting-change.js';
import { SteerTask } from './use-cases/steer-task.js';
import * as agencyEntities from './agencies/agency.entity.js';
import { AgenciesRepository } from './agencies/agencies.repository.js';
import { PressAgencies } from './agencies/press-agencies.js';
import * as clientEntities from './clients/client.entity.js';
import { ClientScopes } from './clients/client-scopes.js';
import { ClientsRepository } from './clients/clients.repository.js';
import { ClientTokenStrategy } from './access/client-token.strategy.js';
import { Machines } from './access/machines.js';
import { MembershipsRepository } from './memberships.repository.js';
import { AccreditationsController } from './http/accreditations.controller.js';
import { PressTermsController } from './http/press-terms.controller.js';
import { EarlyAccessController } from './http/early-access.controller.js';
import { ClientsController } from './http/clients.controller.js';
import { ClientSecretsController } from './http/client-secrets.controller.js';
import { OauthController, TOKEN_PATH } from './http/oauth.controller.js';
import { SubstitutesController } from './http/substitutes.controller.js';
import { AccreditationTransition } from './use-cases/accreditation-transition.js';
import { SignOnController } from './http/sign-on.controller.js';
import { Provider } from './sign-on/provider.js';
import * as signOnEntities from './sign-on/sign-on.entity.js';
import { SignOnRepository } from './sign-on/sign-on.repository.js';
import * as passkeyEntities from './passkeys/passkey.entity.js';
import { Passkeys } from './passkeys/passkeys.js';
import { PasskeysRepository } from './passkeys/passkeys.repository.js';
import { PasskeysController } from './http/passkeys.controller.js';
import { ViewsController } from './http/views.controller.js';
import { SavedViewEntity } from './views/saved-view.entity.js';
import { ViewsRepository } from './views/views.repository.js';
import { Opening } from './sessions/opening.js';
import { ClientTransition } from './use-cases/client-transition.js';

const entities = [
  OrganisationEntity,
  OrganisationNameEntity,
  AccountEntity,
  MembershipEntity,
  SessionEntity,
  RefreshTokenEntity,
  TotpEntity,
  RecoveryCodeEntity,
  OneTimeTokenEntity,
  DeviceEntity,
  ThrottleEntity,
  ...Object.values(passkeyEntities),
  SavedViewEntity,
  ...Object.values(signOnEntities),
  ...Object.values(agencyEntities),
  ...Object.values(clientEntities),
];
/** Five parameters, none of them long. */
const TOKEN_REQUEST_BYTES = 8192;

/** Ends the start, rather than the first sign-in, when a role or key is wrong. */
@Injectable()
class IdentityStart implements OnModuleInit {
  constructor(
    private readonly roles: Roles,
    private readonly tokenKeys: TokenKeys,
    private readonly box: SecretBox,
    private readonly host: HttpAdapterHost,
    private readonly accounts: AccountsRepository,
    private readonly actors: ActorNames,
  ) {}

  onModuleInit(): void {
    // The command line has no server.
    if (this.host.httpAdapter)
      acceptOtherBodies(
        this.host.httpAdapter.getInstance<FastifyInstance>(),
        TOKEN_PATH,
        formOf(TOKEN_REQUEST_BYTES),
      );
    this.actors.from((ids) => this.accounts.names(ids));
    this.roles.check();
    this.tokenKeys.newest();
    this.box.check();
  }
}

/** What the roof composes, and the one thing of this module that the ground asks for. */
@Module({})
class IdentityComposition {}

@Module({
  imports: [FilesModule, TypeOrmModule.forFeature(entities), LedgerModule, MailModule],
  controllers: [
    SessionController,
    MeController,
    PasskeysController,
    ViewsController,
    SignOnController,
    LinksController,
    KeysController,
    PublicOrganisationsController,
    OrganisationsController,
    AccountsController,
    RolesController,
    SettingsController,
    JobsController,
    TasksController,
    SubstitutesController,
    AccreditationsController,
    PressTermsController,
    EarlyAccessController,
    ClientsController,
    ClientSecretsController,
    OauthController,
  ],
  providers: [
    ...useCases,
    AccountTransition,
    AccreditationTransition,
    ClientTransition,
    OrganisationTransition,
    SettingChange,
    Accounts,
    AccountsRepository,
    AgenciesRepository,
    ClientsRepository,
    MembershipsRepository,
    CredentialsRepository,
    DevicesRepository,
    OrganisationsRepository,
    SessionsRepository,
    ThrottleRepository,
    AccessTokenStrategy,
    AccessTokens,
    ClientTokenStrategy,
    ClientScopes,
    Machines,
    PressAgencies,
    PassportAuthenticator,
    Principals,
    Provider,
    Administrators,
    Devices,
    IdentityMetrics,
    IdentityOnMyDesk,
    IdentityStart,
    IdentitySweep,
    Links,
    SendLinkMail,
    Organisations,
    Opening,
    OwnAccount,
    Passkeys,
    PasskeysRepository,
    ViewsRepository,
    PasswordHasher,
    SecondFactor,
    SecretBox,
    Sessions,
    SignOnRepository,
    Throttle,
    TokenKeys,
  ],
  exports: [
    Accounts,
    Organisations,
    PassportAuthenticator,
    AddAccount,
    CreateOrganisation,
    RenameOrganisation,
    SteerTask,
    PressAgencies,
  ],
})
export class IdentityModule {
  /** For the roof alone: which roles there are. Makes the guard of the ground ask this module who sent a request. */
  static for({ roles }: { roles: Roles }): DynamicModule {
    return {
      module: IdentityComposition,
      global: true,
      imports: [IdentityModule],
      providers: [
        { provide: Roles, useValue: roles },
        { provide: Authenticator, useExisting: PassportAuthenticator },
      ],
      exports: [Roles, Authenticator],
    };
  }
}
