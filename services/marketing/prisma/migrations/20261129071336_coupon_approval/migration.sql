-- AlterTable
ALTER TABLE "coupon" ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "changed_by" UUID;

-- By hand, beyond what a Prisma schema can say. Coupons from before this migration have no approval: those that may take more
-- than 30 % off are without effect until finance approves them.
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_two_people" CHECK ("approved_by" <> "changed_by");
