export { Config, ConfigurationError, isTimeZone, loadConfig, processEnvironment } from './environment.js';
export { ConfigModule } from './config.module.js';
