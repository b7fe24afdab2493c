// Provides the templates of this checkout.
import { Global, Module } from '@nestjs/common';
import { fromProjectRoot } from '../files/project-root.js';
import { Templates } from './templates.js';

@Global()
@Module({ providers: [{ provide: Templates, useFactory: () => new Templates(fromProjectRoot('templates')) }], exports: [Templates] })
export class TemplatesModule {}
