import { AcceptInvitation } from './use-cases/accept-invitation.js';
import { AcceptPressTerms } from './use-cases/accept-press-terms.js';
import { AccreditAgency } from './use-cases/accredit-agency.js';
import { AddAccount } from './use-cases/add-account.js';
import { AddClientSecret } from './use-cases/add-client-secret.js';
import { AddPasskey } from './use-cases/add-passkey.js';
import { AppointSubstitute } from './use-cases/appoint-substitute.js';
import { BeginPasskeySignIn } from './use-cases/begin-passkey-sign-in.js';
import { BeginPasskey } from './use-cases/begin-passkey.js';
import { BeginSecondFactor } from './use-cases/begin-second-factor.js';
import { BeginSignOn } from './use-cases/begin-sign-on.js';
import { ChangeClient } from './use-cases/change-client.js';
import { ChangePassword } from './use-cases/change-password.js';
import { CloseOrganisation } from './use-cases/close-organisation.js';
import { ConfirmSecondFactor } from './use-cases/confirm-second-factor.js';
import { CreateClient } from './use-cases/create-client.js';
import { CreateOrganisation } from './use-cases/create-organisation.js';
import { EndSession } from './use-cases/end-session.js';
import { EndSubstitution } from './use-cases/end-substitution.js';
import { GrantRole } from './use-cases/grant-role.js';
import { InviteAccount } from './use-cases/invite-account.js';
import { InviteAgain } from './use-cases/invite-again.js';
import { IssueClientToken } from './use-cases/issue-client-token.js';
import { MoveOrganisation } from './use-cases/move-organisation.js';
import { PublishPressTerms } from './use-cases/publish-press-terms.js';
import { ReadAccounts } from './use-cases/read-accounts.js';
import { ReadAgencies } from './use-cases/read-agencies.js';
import { ReadClients } from './use-cases/read-clients.js';
import { ReadOwnAccount } from './use-cases/read-own-account.js';
import { ReadSettings } from './use-cases/read-settings.js';
import { RefreshSession } from './use-cases/refresh-session.js';
import { ReinstateAccount } from './use-cases/reinstate-account.js';
import { RemovePasskey } from './use-cases/remove-passkey.js';
import { RemoveSecondFactor } from './use-cases/remove-second-factor.js';
import { RemoveView } from './use-cases/remove-view.js';
import { RenameOrganisation } from './use-cases/rename-organisation.js';
import { RenameView } from './use-cases/rename-view.js';
import { RenewRecoveryCodes } from './use-cases/renew-recovery-codes.js';
import { ReopenOrganisation } from './use-cases/reopen-organisation.js';
import { RequestPasswordReset } from './use-cases/request-password-reset.js';
import { ResetPassword } from './use-cases/reset-password.js';
import { RevokeClientSecret } from './use-cases/revoke-client-secret.js';
import { RevokeRole } from './use-cases/revoke-role.js';
import { SaveView } from './use-cases/save-view.js';
import { SetSetting } from './use-cases/set-setting.js';
import { SignInBySignOn } from './use-cases/sign-in-by-sign-on.js';
import { SignInByPasskey } from './use-cases/sign-in-by-passkey.js';
import { SignIn } from './use-cases/sign-in.js';
import { SteerJob } from './use-cases/steer-job.js';
import { SteerTask } from './use-cases/steer-task.js';
import { SuspendAccount } from './use-cases/suspend-account.js';
import { TurnOffSecondFactor } from './use-cases/turn-off-second-factor.js';
import { WithdrawSetting } from './use-cases/withdraw-setting.js';

/** Every verb of this module, as providers. */
export const useCases = [
  AcceptInvitation,
  AcceptPressTerms,
  AccreditAgency,
  AddAccount,
  AddClientSecret,
  AddPasskey,
  AppointSubstitute,
  BeginPasskey,
  BeginPasskeySignIn,
  BeginSecondFactor,
  BeginSignOn,
  ChangeClient,
  ChangePassword,
  CloseOrganisation,
  ConfirmSecondFactor,
  CreateClient,
  CreateOrganisation,
  EndSession,
  EndSubstitution,
  GrantRole,
  InviteAccount,
  InviteAgain,
  IssueClientToken,
  MoveOrganisation,
  PublishPressTerms,
  ReadAccounts,
  ReadAgencies,
  ReadClients,
  ReadOwnAccount,
  ReadSettings,
  RefreshSession,
  ReinstateAccount,
  RemovePasskey,
  RemoveSecondFactor,
  RemoveView,
  RenameOrganisation,
  RenameView,
  RenewRecoveryCodes,
  ReopenOrganisation,
  RequestPasswordReset,
  ResetPassword,
  RevokeClientSecret,
  RevokeRole,
  SaveView,
  SetSetting,
  SignIn,
  SignInByPasskey,
  SignInBySignOn,
  SteerJob,
  SteerTask,
  SuspendAccount,
  TurnOffSecondFactor,
  WithdrawSetting,
];
