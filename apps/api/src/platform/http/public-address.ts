// The address under which people reach the platform: as configured, else where it listens.
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Server } from 'node:http';
import { Config } from '../config/index.js';

@Injectable()
export class PublicAddress {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  /** The address without a slash at its end; known once the platform listens. */
  get url(): string {
    if (this.config.publicUrl !== '') {
      return this.config.publicUrl.replace(/\/+$/, '');
    }
    const address = (this.host.httpAdapter.getHttpServer() as Server).address();
    const port = address !== null && typeof address === 'object' ? address.port : this.config.port;
    return `http://${this.config.host.includes(':') ? `[${this.config.host}]` : this.config.host}:${port}`;
  }

  /** Scheme, host and port, as browsers send it. */
  get origin(): string {
    return new URL(this.url).origin;
  }
}
