package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the table with a map over long random sequences. With few different ids there are many collisions. */
class IdTableTest {

    @ParameterizedTest
    @ValueSource(ints = {24, 300, 0x10000})
    void theTableHasTheEntriesOfAMap(int ids) {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            IdTable table = new IdTable();
            Map<Integer, Integer> map = new HashMap<>();
            for (int step = 0; step < 5000; step++) {
                int id = random.nextInt(ids);
                boolean add = random.nextInt(100) < (step % 2000 < 1000 ? 60 : 40);
                if (map.containsKey(id)) {
                    if (!add) {
                        table.remove(id);
                        map.remove(id);
                    }
                } else if (add) {
                    table.put(id, step);
                    map.put(id, step);
                }
                assertThat(table.get(id)).as("seed %d, step %d", seed, step).isEqualTo(map.getOrDefault(id, -1));
                assertThat(table.size()).isEqualTo(map.size());
            }
            List<Integer> left = new ArrayList<>(map.keySet());
            left.forEach(id -> assertThat(table.get(id)).isEqualTo(map.get(id)));
            left.forEach(table::remove);
            assertThat(table.any()).isEqualTo(IdTable.NONE);
        }
    }
}
