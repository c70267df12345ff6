import { serve } from '../main.js';
import { loadConfig, processEnvironment } from '../platform/config/index.js';

export async function startCommand(): Promise<number> {
  await serve(loadConfig(processEnvironment()));
  return 0;
}
