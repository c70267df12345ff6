import { account } from './account';
import { common } from './common';
import { releases } from './releases';
import { session } from './session';

export const en = { common, session, account, releases };
