import { account } from './account';
import { common } from './common';
import { desk } from './desk';
import { after } from './after';
import { calendar } from './calendar';
import { releases } from './releases';
import { review } from './review';
import { session } from './session';
import { standing } from './standing';

export const vi = { common, session, account, desk, releases, review, standing, after, calendar };
