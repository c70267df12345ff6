export { Config, ConfigurationError, loadConfig, processEnvironment } from './environment.js';
export { ConfigModule } from './config.module.js';
