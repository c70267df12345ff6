import { account } from './account';
import { common } from './common';
import { desk } from './desk';
import { press } from './press';
import { releases } from './releases';
import { session } from './session';
import { settings } from './settings';
import { system } from './system';

export const vi = { common, session, account, desk, press, releases, settings, system };
