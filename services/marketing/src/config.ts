import { ServiceConfig } from '@toric/chassis/config';

export const MarketingConfig = ServiceConfig;
