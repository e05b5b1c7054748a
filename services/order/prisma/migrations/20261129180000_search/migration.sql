-- Prisma has no indexes over expressions. Staff find an order by the end of its number, and by the number of its parcel.
CREATE INDEX "orders_number_end" ON "orders"(reverse("number") text_pattern_ops);
CREATE INDEX "orders_tracking_number" ON "orders"(upper("tracking_number")) WHERE "tracking_number" IS NOT NULL;
