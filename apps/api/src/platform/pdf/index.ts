// Papers as PDF.
export { PdfCompiler } from './pdf-compiler.js';
export { PdfModule } from './pdf.module.js';
