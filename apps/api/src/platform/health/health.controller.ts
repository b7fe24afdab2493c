// Liveness and readiness for whoever runs the platform.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { TemporarilyUnavailable } from '../../common/index.js';
import { Answered, Public } from '../http/index.js';
import { Lifecycle } from './lifecycle.js';

export class HealthDto {
  @Answered({ description: 'Always ok; anything else is a problem document.', example: 'ok' }) readonly status: string;
}

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
  ) {}

  @Get('livez')
  @Public()
  @ApiOperation({ summary: 'Is the process alive', description: 'Answers without asking anything else.' })
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @ApiOperation({ summary: 'Can it serve', description: '503 while starting, stopping, or without its database.' })
  @ApiOkResponse({ type: HealthDto })
  async ready(): Promise<HealthDto> {
    if (!this.lifecycle.isReady) {
      throw new TemporarilyUnavailable('stopping');
    }
    await this.dataSource.query('select 1').catch(() => {
      throw new TemporarilyUnavailable('database');
    });
    return { status: 'ok' };
  }
}
