import { account } from './account';
import { after } from './after';
import { calendar } from './calendar';
import { common } from './common';
import { desk } from './desk';
import { editing } from './editing';
import { identity } from './identity';
import { press } from './press';
import { reference } from './reference';
import { releases } from './releases';
import { review } from './review';
import { session } from './session';
import { settings } from './settings';
import { standing } from './standing';
import { system } from './system';
import { writing } from './writing';

export const vi = {
  account,
  after,
  calendar,
  common,
  desk,
  editing,
  identity,
  press,
  reference,
  releases,
  review,
  session,
  settings,
  standing,
  system,
  writing,
};
