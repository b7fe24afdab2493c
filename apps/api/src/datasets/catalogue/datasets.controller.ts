// Routes of the catalogue of data sets.
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { SOURCE_SYSTEMS } from '../../identity/index.js';
import { CurrentActor, ListQuery } from '../../platform/http/index.js';
import {
  DatasetPageDto,
  DatasetParam,
  DatasetResponseDto,
  DatasetSummaryDto,
  DatasetVersionPageDto,
  DatasetVersionParam,
  DatasetVersionResponseDto,
  DatasetVersionSummaryDto,
  SourceSystemListDto,
} from './datasets.dto.js';
import { DatasetsService } from './datasets.service.js';
import { Reasons } from './reasons.js';

@ApiTags('datasets')
@Controller('api/v1')
export class DatasetsController {
  constructor(
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(Reasons) private readonly reasons: Reasons,
  ) {}

  @Get('datasets')
  @Allow('read', 'Dataset')
  @ApiOperation({ summary: 'List data sets', description: 'The catalogue, in the order in which data sets were registered.' })
  @ApiOkResponse({ type: DatasetPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<DatasetPageDto> {
    const { items, nextCursor } = await this.datasets.list(actor, pageRequest(query));
    return { items: items.map((dataset) => new DatasetSummaryDto(dataset)), nextCursor };
  }

  @Get('datasets/:code')
  @Allow('read', 'Dataset')
  @ApiOperation({
    summary: 'A data set',
    description: 'Where it comes from, what happened to it, known breaks, its term, and the fields of the version that readers see.',
  })
  @ApiOkResponse({ type: DatasetResponseDto })
  async get(@CurrentActor() actor: Actor, @Param() { code }: DatasetParam): Promise<DatasetResponseDto> {
    return new DatasetResponseDto(await this.datasets.get(actor, code), (reason) => this.reasons.tell(reason));
  }

  @Get('datasets/:code/versions')
  @Allow('read', 'Dataset')
  @ApiOperation({
    summary: 'List versions of a data set',
    description: 'Oldest first; readers see one version until the next is switched in as a whole.',
  })
  @ApiOkResponse({ type: DatasetVersionPageDto })
  async versions(@CurrentActor() actor: Actor, @Param() { code }: DatasetParam, @Query() query: ListQuery): Promise<DatasetVersionPageDto> {
    const { items, nextCursor } = await this.datasets.versions(actor, code, pageRequest(query));
    return { items: items.map((version) => new DatasetVersionSummaryDto(version)), nextCursor };
  }

  @Get('datasets/:code/versions/:number')
  @Allow('read', 'Dataset')
  @ApiOperation({ summary: 'A version of a data set', description: 'Current or retired, with its fields.' })
  @ApiOkResponse({ type: DatasetVersionResponseDto })
  async version(@CurrentActor() actor: Actor, @Param() { code, number }: DatasetVersionParam): Promise<DatasetVersionResponseDto> {
    return new DatasetVersionResponseDto(await this.datasets.versionOf(actor, code, Number(number)), (reason) => this.reasons.tell(reason));
  }

  @Get('source-systems')
  @Allow('read', 'Dataset')
  @ApiOperation({
    summary: 'List kinds of source systems',
    description: 'The systems that study data come from, as codes for the catalogue.',
  })
  @ApiOkResponse({ type: SourceSystemListDto })
  sourceSystems(): SourceSystemListDto {
    return { items: SOURCE_SYSTEMS };
  }
}
