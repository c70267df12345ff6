export { accountLifecycle } from './account.lifecycle.js';
export { IdentityModule } from './identity.module.js';
export { makeMissingIdentityKeys } from './keys/key-folder.js';
export { Organisations } from './organisations.js';
export { type Role, Roles, type Scope } from './role.js';
export { AddAccount } from './use-cases/add-account.js';
export { CreateOrganisation } from './use-cases/create-organisation.js';
export { organisationLifecycle } from './organisation.lifecycle.js';
export { SteerTask } from './use-cases/steer-task.js';
