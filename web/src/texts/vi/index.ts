import { account } from './account';
import { common } from './common';
import { desk } from './desk';
import { editing } from './editing';
import { reference } from './reference';
import { releases } from './releases';
import { session } from './session';
import { writing } from './writing';

export const vi = { common, session, account, desk, reference, releases, editing, writing };
