import { ServiceConfig } from '@toric/chassis/process/config';

export const MarketingConfig = ServiceConfig;
