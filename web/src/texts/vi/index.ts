import { account } from './account';
import { after } from './after';
import { calendar } from './calendar';
import { common } from './common';
import { desk } from './desk';
import { editing } from './editing';
import { releases } from './releases';
import { review } from './review';
import { session } from './session';
import { standing } from './standing';
import { writing } from './writing';

export const vi = {
  account,
  after,
  calendar,
  common,
  desk,
  editing,
  releases,
  review,
  session,
  standing,
  writing,
};
