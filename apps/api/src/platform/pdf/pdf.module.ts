// Provides the compiler of papers, with the typesetter of this checkout.
import { Global, Module } from '@nestjs/common';
import { fromProjectRoot } from '../files/project-root.js';
import { PdfCompiler } from './pdf-compiler.js';

@Global()
@Module({
  providers: [{ provide: PdfCompiler, useFactory: () => new PdfCompiler(fromProjectRoot('templates', 'papers', 'paper.typ')) }],
  exports: [PdfCompiler],
})
export class PdfModule {}
