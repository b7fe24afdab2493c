// Writes apps/api/openapi.json from routes and DTOs; needs no database (nothing is instantiated).
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { writeFileSync } from 'node:fs';
import { AppModule } from './app.module.js';
import { SystemClock } from './common/clock.js';
import { openApiOf } from './openapi.js';
import { readConfig } from './platform/config/index.js';
import { fromProjectRoot } from './platform/files/index.js';

const nowhere = 'postgres://nobody@127.0.0.1:1/none';
const config = readConfig({ DATABASE_URL: nowhere, DATABASE_PROXY_URL: nowhere });
const app = await NestFactory.create(AppModule.with(config, new SystemClock()), new FastifyAdapter(), { preview: true, logger: false });
writeFileSync(fromProjectRoot('apps', 'api', 'openapi.json'), `${JSON.stringify(openApiOf(app), null, 2)}\n`);
