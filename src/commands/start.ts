import { loadConfig, processEnvironment } from '../platform/config/index.js';

export async function startCommand(): Promise<number> {
  const config = loadConfig(processEnvironment());
  const { serve } = await import('../main.js');
  await serve(config);
  return 0;
}
