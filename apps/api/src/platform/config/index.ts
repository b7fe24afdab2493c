// Configuration of the api.
export { commandLineUrl, Config, ConfigFaults, readConfig, readKeyDir, readOwnerUrl, readProcessConfig } from './config.js';
export { OPTIONS } from './options.js';
