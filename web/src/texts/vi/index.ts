import { account } from './account';
import { calendar } from './calendar';
import { common } from './common';
import { desk } from './desk';
import { releases, calendar } from './releases';
import { session } from './session';

export const vi = { common, session, account, desk, releases };
