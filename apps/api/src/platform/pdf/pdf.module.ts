// Provides the compiler of papers, with the typesetter of this checkout.
import { Global, Module } from '@nestjs/common';
import { fromProjectRoot } from '../files/project-root.js';
import { PublicAddress } from '../http/index.js';
import { PdfCompiler } from './pdf-compiler.js';

@Global()
@Module({
  providers: [
    {
      provide: PdfCompiler,
      inject: [PublicAddress],
      useFactory: (address: PublicAddress) => new PdfCompiler(fromProjectRoot('templates', 'papers', 'paper.typ'), () => address.url),
    },
  ],
  exports: [PdfCompiler],
})
export class PdfModule {}
