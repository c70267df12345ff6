import { account } from './account';
import { common } from './common';
import { desk } from './desk';
import { press } from './press';
import { releases } from './releases';
import { session } from './session';

export const vi = { common, session, account, desk, press, releases };
