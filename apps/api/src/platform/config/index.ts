// Configuration of the api.
export { commandLineUrl, Config, ConfigFaults, readConfig, readOwnerUrl, readProcessConfig } from './config.js';
export { OPTIONS } from './options.js';
