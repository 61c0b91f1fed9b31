module settle

go 1.18
